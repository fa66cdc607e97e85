export { mark } from "../places.js";
