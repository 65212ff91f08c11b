// Writes title, author and the edition's own time into a printed PDF, so that the same page gives the same bytes.
import type { Instant } from "../../../core/time.ts";
import { objectText, offsetOf, openPdf } from "./pdf.ts";

export type Stamp = { title: string; author: string; madeAt: Instant };

/**
 * The PDF with its information replaced. Chromium's own dates are written over in place (they are all that differs
 * between two prints of one page), and what it cannot say, the author, is added by an incremental update
 * (ISO 32000-1, 7.5.6), which leaves every other byte where it was.
 */
export function stampPdf(printed: Uint8Array, { title, author, madeAt }: Stamp): Uint8Array {
  const pdf = openPdf(printed);
  const info = objectText(pdf, pdf.info);
  const date = `D:${madeAt.replace(/\D/g, "").slice(0, 14)}+00'00'`;
  const dated = info.replace(/\/(CreationDate|ModDate) \(([^)]*)\)/g, (_, name, old: string) => {
    if (old.length !== date.length) throw new Error(`Chromium writes dates in another form now: ${old}`);
    return `/${name} (${date})`;
  });
  const original = Buffer.from(pdf.bytes);
  original.write(dated, offsetOf(pdf, pdf.info), "latin1");

  const producer = /\/Producer \([^)]*\)/.exec(info)?.[0] ?? "";
  const update =
    `\n${pdf.info} 0 obj\n<</Title ${text(title)}\n/Author ${text(author)}\n/Creator (Gridform)\n${producer}\n` +
    `/CreationDate (${date})\n/ModDate (${date})>>\nendobj\n`;
  const at = (offset: number) => String(offset).padStart(10, "0");
  const tableAt = original.length + update.length;
  const table =
    `xref\n${pdf.info} 1\n${at(original.length + 1)} 00000 n \n` +
    `trailer\n<</Size ${pdf.size}\n/Root ${pdf.root} 0 R\n/Info ${pdf.info} 0 R\n/Prev ${pdf.tableAt}>>\n` +
    `startxref\n${tableAt}\n%%EOF\n`;
  return Buffer.concat([original, Buffer.from(update + table, "latin1")]);
}

/** A PDF text string: UTF-16BE with its mark, in hexadecimal. */
const text = (it: string): string => `<FEFF${Buffer.from(it, "utf16le").swap16().toString("hex").toUpperCase()}>`;
