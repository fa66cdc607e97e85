export { mark } from "./choices.js";
