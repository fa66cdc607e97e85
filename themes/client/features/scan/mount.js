/** What a picture has in its QR code, for browsers that cannot tell by themselves. */
import decodeQR from "qr/decode.js";

/** @param {ImageData} picture @returns {string} "" where there is none */
window.tremplinScan = (picture) => {
  try {
    return decodeQR(picture, { timeLimit: 400 });
  } catch (_) {
    return "";
  }
};
