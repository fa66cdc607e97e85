export { mark } from "../choices/mark.js";
