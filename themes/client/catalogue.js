/** On pages that show courses: how far one is, where to resume, « Mon espace ». */
import { mountCourse } from "./components/course/course.js";
import { mountExpiry } from "./components/expiry/expiry.js";
import { mountResume } from "./components/home/home.js";
import { mountSpace } from "./components/space/space.js";

const { mount } = window.tremplin;

mount("[data-segments]", mountCourse);
mount("[data-resume]", mountResume);
mount("[data-space]", mountSpace);
mount("[data-expires]", mountExpiry);
