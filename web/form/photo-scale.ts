// Photos made small enough for a slow network before they are kept.

const LONGEST = 1600;
const QUALITY = 0.8;

/** The picture as JPEG with its longer side at most 1600 px. Rejects where the browser cannot read it. */
export async function scalePhoto(file: Blob): Promise<ArrayBuffer> {
  const url = URL.createObjectURL(file);
  try {
    const image = await load(url);
    const scale = Math.min(1, LONGEST / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const paper = canvas.getContext("2d");
    if (!paper) throw new Error("no canvas");
    // JPEG knows no transparency; without this it becomes black.
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await bytesOf(canvas, "image/jpeg", QUALITY);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** What is drawn on a canvas, as the bytes of a picture. */
export function bytesOf(canvas: HTMLCanvasElement, type: string, quality?: number): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(bytesOfBlob(blob)) : reject(new Error("no picture"))), type, quality);
  });
}

/** Blob.arrayBuffer came with Chrome 76 and Safari 14. */
export function bytesOfBlob(blob: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(blob);
  });
}

function load(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error("not a picture"));
    image.src = url;
  });
}
