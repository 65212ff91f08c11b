// The shelf of a form's photos, signatures and files.

/** Where a form puts what is photographed or signed; names go into the answers. */
export interface FileShelf {
  put(bytes: ArrayBuffer, contentType: string): Promise<string>;
  get(name: string): Promise<{ bytes: ArrayBuffer; contentType: string } | undefined>;
}
