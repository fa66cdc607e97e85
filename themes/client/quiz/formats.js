/** What questions on dates, telephone numbers and amounts need. */
import { readFormat } from "../lib/marking/formats.js";

Object.assign(window.tremplin, { readFormat });
Object.assign(window.tremplin.notices, {
  date: "Écrivez une date, par exemple 12/01/2027.",
  phone: "Écrivez un numéro de téléphone à dix chiffres.",
  euros: "Écrivez une somme, par exemple 12,50 €.",
});
