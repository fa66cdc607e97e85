/** QR codes in front of a camera, or in a photo of one. */

/** the longest side of what is looked at: a code stays readable, and an old phone keeps up */
const SIDE = 1_000;

/** @typedef {(picture: ImageData) => string} Decoder */
/** @typedef {() => Promise<Decoder>} Asked the decoder of ours, where the browser has none */

/** Whether a camera may be asked for here: not without https. */
export const hasCamera = () => !!(navigator.mediaDevices && navigator.mediaDevices.getUserMedia);

/** @param {CanvasImageSource} source @param {number} width @param {number} height */
const pictureOf = (source, width, height) => {
  const scale = Math.min(1, SIDE / Math.max(width, height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
};

/** @param {Asked} library @returns {Promise<(picture: ImageData) => Promise<string>>} */
const readerOf = async (library) => {
  const { BarcodeDetector } = /** @type {any} */ (window);
  const forms = BarcodeDetector ? await BarcodeDetector.getSupportedFormats().catch(() => []) : [];
  if (forms.includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (picture) => {
      const [found] = await detector.detect(picture);
      return found ? found.rawValue : "";
    };
  }
  const decode = await library();
  return async (picture) => decode(picture);
};

/** @param {Blob} file @returns {Promise<HTMLImageElement>} @throws when it is no picture */
const photoOf = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    const photo = new Image();
    photo.onload = () => resolve(photo);
    photo.onerror = reader.onerror = reject;
    reader.onload = () => (photo.src = String(reader.result));
    reader.readAsDataURL(file);
  });

/** What the code in a photo says, "" where there is none. @param {Blob} file @param {Asked} library @throws when the library does not come */
export const readPhoto = async (file, library) => {
  const read = await readerOf(library);
  const photo = await photoOf(file).catch(() => null);
  return photo && photo.naturalWidth ? read(pictureOf(photo, photo.naturalWidth, photo.naturalHeight)) : "";
};

/**
 * Looks through the camera until it is stopped. @param {HTMLVideoElement} video @param {Asked} library
 * @param {(text: string) => void} found @returns {Promise<() => void>} stops it @throws when there is none, or it is refused
 */
export const watch = async (video, library, found) => {
  const read = await readerOf(library);
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  let isOn = true;
  const stop = () => {
    isOn = false;
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
  video.srcObject = stream;
  await video.play();
  const look = async () => {
    if (!isOn) return;
    const text = video.videoWidth ? await read(pictureOf(video, video.videoWidth, video.videoHeight)).catch(() => "") : "";
    if (text && isOn) found(text);
    setTimeout(look, 150);
  };
  look();
  return stop;
};
