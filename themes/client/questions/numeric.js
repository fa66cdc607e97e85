/** What questions on numbers say besides right and wrong. */
Object.assign(window.tremplin.notices, {
  unit: "Vérifiez l’unité.",
  "not-a-number": "Écrivez un nombre, par exemple 12,5.",
});
