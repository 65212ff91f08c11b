// The one call of subset-font that we use; the package comes without types.
declare module "subset-font" {
  export default function subsetFont(
    font: Uint8Array,
    characters: string,
    options: { targetFormat: "truetype" },
  ): Promise<Uint8Array>;
}
