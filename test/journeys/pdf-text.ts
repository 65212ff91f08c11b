// What a reader finds in a PDF, by Mozilla's own PDF reader.
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The text of every page, without the spaces that layout makes. */
export async function pdfText(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(
      content.items
        .map((item) => ("str" in item ? item.str : ""))
        .join("")
        .replace(/\s+/g, ""),
    );
  }
  await task.destroy();
  return pages;
}
