// Stand-ins for photos and signatures of the demonstration: small pictures drawn here, named by their hash.
import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

export type DemoFile = { name: string; bytes: Uint8Array; contentType: "image/png" };
export type PhotoKind = "premises" | "before" | "notice" | "after" | "proof" | "signature";

type Colour = readonly [red: number, green: number, blue: number];
type Drawing = (x: number, y: number) => Colour;

const width = 160;
const height = 120;
const white: Colour = [250, 250, 248];
const ink: Colour = [31, 41, 55];

/** A wall, a floor, and something in front of it in another colour. */
const scene =
  (wall: Colour, thing: Colour): Drawing =>
  (x, y) => {
    if (x > 52 && x < 108 && y > 38 && y < 100) return thing;
    return y < 84 ? wall : [148, 150, 155];
  };
const sheet: Drawing = (x, y) => (x > 24 && x < 136 && y > 14 && y % 14 < 2 && y < 100 ? ink : white);
const stroke: Drawing = (x, y) => (Math.abs(y - 60 - 26 * Math.sin(x / 9)) < 3 && x > 18 && x < 142 ? ink : white);

const drawings: Record<PhotoKind, Drawing> = {
  premises: scene([214, 226, 238], [96, 125, 159]),
  before: scene([238, 224, 206], [194, 65, 12]),
  notice: sheet,
  after: scene([214, 234, 221], [21, 128, 61]),
  proof: scene([222, 229, 245], [29, 78, 216]),
  signature: stroke,
};

/** Every picture the demonstration's answers name; they are stored before the submissions come. */
export const demoPhotos = (): Record<PhotoKind, DemoFile> =>
  Object.fromEntries(Object.entries(drawings).map(([kind, drawing]) => [kind, fileOf(png(drawing))])) as Record<
    PhotoKind,
    DemoFile
  >;

const fileOf = (bytes: Uint8Array): DemoFile => ({
  name: `${createHash("sha256").update(bytes).digest("hex")}.png`,
  bytes,
  contentType: "image/png",
});

/** A picture as PNG (ISO/IEC 15948): eight bits a colour, no filter. */
function png(drawing: Drawing): Uint8Array {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(drawing(x, y), y * (1 + width * 3) + 1 + x * 3);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
