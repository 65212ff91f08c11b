// The editor of photos.
export { PictureEditor as Editor } from "../picture-editor.tsx";
