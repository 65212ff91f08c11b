// A file shown in a window of its own.

/**
 * Opens the window at once, for browsers block one that comes after the tap, and shows in it what comes. Answers where the file lies, as the
 * way to it where the window was blocked all the same; what `bytes` throws, it throws.
 */
export async function openBlob(bytes: () => Promise<Blob>): Promise<string> {
  const page = window.open("", "_blank");
  try {
    const url = URL.createObjectURL(await bytes());
    if (page) page.location.href = url;
    return url;
  } catch (problem) {
    page?.close();
    throw problem;
  }
}
