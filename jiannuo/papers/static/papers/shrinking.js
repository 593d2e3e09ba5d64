// Photos made smaller on the phone: less to send, and no place or camera leaves it.

const PHOTO = /^image\/(jpeg|png|webp|heic|heif)$/;

/** The decoded picture of a file, upright, or null where it is none that this browser can read. */
export async function decoded(file) {
  if (!file.type.startsWith("image/")) return null;
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return null;
  }
}

/** The file to send: a photo with a longer side over `side` pixels becomes a smaller JPEG. */
export async function shrunk(file, bitmap, side) {
  if (!bitmap || !PHOTO.test(file.type)) return file;
  const scale = side / Math.max(bitmap.width, bitmap.height);
  const foreign = /hei[cf]$/.test(file.type); // only this phone can read it: send what all can
  if (scale >= 1 && !foreign) return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * Math.min(scale, 1));
  canvas.height = Math.round(bitmap.height * Math.min(scale, 1));
  const context = canvas.getContext("2d");
  context.fillStyle = "#fff"; // what was clear would turn black
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.88));
  if (!blob) return file;
  return new File([blob], file.name.replace(/\.[^.]+$/, "") + ".jpg", { type: "image/jpeg" });
}

/** Fill a square canvas with the middle of the picture. */
export function preview(canvas, bitmap) {
  const part = Math.min(bitmap.width, bitmap.height);
  const left = (bitmap.width - part) / 2;
  const top = (bitmap.height - part) / 2;
  canvas.getContext("2d").drawImage(bitmap, left, top, part, part, 0, 0, canvas.width, canvas.height);
}
