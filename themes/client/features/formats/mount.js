/** What questions on dates, telephone numbers and amounts need. */
import { writeAmount, writeDate, writePhone } from "words";
import { features, notices } from "../../quiz/registry.js";
import { readFormat } from "./read.js";

features.push({ format: readFormat });
Object.assign(notices, { date: writeDate, phone: writePhone, euros: writeAmount });
