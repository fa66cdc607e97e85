/** what one answers with */
export const FIELDS = "fieldset :enabled";
