/** What questions on dates, telephone numbers, addresses and code need. */
import { writeDate, writePhone } from "words";
import { features, notices } from "../../quiz/registry.js";
import { readFormat } from "./read.js";

features.push({ name: "formats", format: readFormat });
Object.assign(notices, { date: writeDate, phone: writePhone });
