/** On pages that show courses: how far one is, where to resume, « Mon espace », installing the site. */
import { takeOver } from "../lib/entries.js";
import { offerInstalling } from "../lib/install.js";
import { mount, store } from "../lib/page.js";
import { mountCourse } from "./course/course.js";
import { mountEnded } from "./course/ended.js";
import { mountGained } from "./course/gained.js";
import { mountExpiry } from "./expiry/expiry.js";
import { mountResume } from "./home/home.js";
import { mountSpace } from "./space/space.js";

takeOver(store);
mount("[data-segments]", mountCourse);
mount("[data-ended]", mountEnded);
mount("[data-gained]", mountGained);
mount("[data-resume]", mountResume);
mount("[data-space]", mountSpace);
mount("[data-expires]", mountExpiry);
offerInstalling();
