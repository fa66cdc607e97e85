// what build.mjs says of the files that are loaded on a tap
declare module "names" {
  /** the script of the tools */
  export const tools: string;
  /** its style */
  export const style: string;
  /** the script of notes, and of what is shared */
  export const note: string;
  /** the script that tells of what cannot be kept */
  export const lost: string;
  /** its style */
  export const lostStyle: string;
  /** the script that reads QR codes, for browsers that do not */
  export const scan: string;
  /** the script that searches what is kept */
  export const kept: string;
  /** the script of gzip, for browsers without */
  export const gzip: string;
  /** the script of sealed profiles */
  export const sealed: string;
  /** the script of the banner of a profile */
  export const owner: string;
  /** its style */
  export const ownerStyle: string;
}
