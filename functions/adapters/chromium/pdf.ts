// Reads what we need to know of a PDF that Chromium wrote: its pages, link targets and the characters drawn in it.
// Chromium's PDF writer (Skia) writes version 1.4 with a classic cross-reference table and plain objects.
import { inflateSync } from "node:zlib";

export type PdfFile = {
  bytes: Buffer;
  /** Where each object starts. */
  offsets: Map<number, number>;
  root: number;
  info: number;
  size: number;
  /** Where the last cross-reference table starts. */
  tableAt: number;
};

/** A PDF of ours, as Chromium wrote it or with our stamp on it, opened for reading; throws when it is anything else. */
export function openPdf(written: Uint8Array): PdfFile {
  const bytes = Buffer.from(written.buffer, written.byteOffset, written.byteLength);
  const tail = bytes.toString("latin1", bytes.lastIndexOf("trailer"));
  const number = (pattern: RegExp) => {
    const found = pattern.exec(tail)?.[1];
    if (found === undefined) throw new Error(`Not a PDF as Chromium writes it: no ${pattern.source} in its trailer`);
    return Number(found);
  };
  const tableAt = number(/startxref\s+(\d+)/);
  return {
    bytes,
    offsets: readTables(bytes, tableAt),
    root: number(/\/Root (\d+) 0 R/),
    info: number(/\/Info (\d+) 0 R/),
    size: number(/\/Size (\d+)/),
    tableAt,
  };
}

/** The table at a place over those before it: an incremental update names only the objects that it replaces. */
function readTables(bytes: Buffer, at: number): Map<number, number> {
  const trailerAt = bytes.indexOf("trailer", at);
  const table = bytes.toString("latin1", at, trailerAt);
  const before = /\/Prev (\d+)/.exec(bytes.toString("latin1", trailerAt, bytes.indexOf("startxref", trailerAt)))?.[1];
  const first = Number(/^xref\s+(\d+) \d+/.exec(table)?.[1]);
  const entries = [...table.matchAll(/^(\d{10}) \d{5} ([nf])/gm)];
  const offsets = before === undefined ? new Map<number, number>() : readTables(bytes, Number(before));
  for (const [i, [, place, kind]] of entries.entries()) if (kind === "n") offsets.set(first + i, Number(place));
  return offsets;
}

/** Where an object starts; throws when there is none of that number. */
export function offsetOf(pdf: PdfFile, id: number): number {
  const at = pdf.offsets.get(id);
  if (at === undefined) throw new Error(`The PDF has no object ${id}`);
  return at;
}

/** The text of an object, up to its stream when it has one. */
export function objectText(pdf: PdfFile, id: number): string {
  const at = offsetOf(pdf, id);
  const text = pdf.bytes.toString("latin1", at, pdf.bytes.indexOf("endobj", at));
  const stream = text.indexOf("stream\n");
  return stream < 0 ? text : text.slice(0, stream);
}

/** The object numbers of the pages, in reading order. */
export function pagesOf(pdf: PdfFile): number[] {
  const below = (id: number): number[] => {
    const kids = /\/Kids \[([^\]]*)\]/.exec(objectText(pdf, id))?.[1];
    return kids === undefined ? [id] : [...kids.matchAll(/(\d+) 0 R/g)].flatMap((kid) => below(Number(kid[1])));
  };
  const pages = /\/Pages (\d+) 0 R/.exec(objectText(pdf, pdf.root))?.[1];
  return pages === undefined ? [] : below(Number(pages));
}

/** The page, counted from 1, on which each link target (element id) stands. Only ids that some link names are there. */
export function destinationsOf(pdf: PdfFile): Map<string, number> {
  const named = /\/Dests (\d+) 0 R/.exec(objectText(pdf, pdf.root))?.[1];
  if (named === undefined) return new Map();
  const pages = pagesOf(pdf);
  const entries = [...objectText(pdf, Number(named)).matchAll(/\/([^\s/[]+) \[(\d+) 0 R/g)];
  return new Map(entries.map(([, name = "", page]) => [idOf(name), pages.indexOf(Number(page)) + 1]));
}

/** A PDF name (bytes as `#25`) that holds a URL fragment (bytes as `%E7`). */
function idOf(name: string): string {
  const fragment = name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Every character that has a glyph in one of the embedded fonts. A character drawn as an empty box is not among them. */
export function charactersOf(pdf: PdfFile): Set<string> {
  const characters = new Set<string>();
  for (const id of pdf.offsets.keys()) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objectText(pdf, id))?.[1];
    if (map !== undefined) readCharacterMap(streamText(pdf, Number(map)), characters);
  }
  return characters;
}

function streamText(pdf: PdfFile, id: number): string {
  const head = objectText(pdf, id);
  const from = offsetOf(pdf, id) + head.length + "stream\n".length;
  const bytes = pdf.bytes.subarray(from, from + Number(/\/Length (\d+)/.exec(head)?.[1]));
  return (head.includes("/FlateDecode") ? inflateSync(bytes) : bytes).toString("latin1");
}

/** The targets of the `bfchar` and `bfrange` lines of a character map (ISO 32000-1, 9.10.3). */
function readCharacterMap(map: string, into: Set<string>): void {
  for (const [, lines = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, target = ""] of lines.matchAll(/<\w+> <(\w+)>/g)) for (const it of utf16(target)) into.add(it);
  }
  for (const [, lines = ""] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = "", last = "", target = ""] of lines.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const start = utf16(target).codePointAt(0) ?? 0;
      for (let i = 0; i <= Number.parseInt(last, 16) - Number.parseInt(first, 16); i++) {
        into.add(String.fromCodePoint(start + i));
      }
    }
  }
}

const utf16 = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");
