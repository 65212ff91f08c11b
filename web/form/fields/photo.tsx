// The editor of photos.
export { PictureEditor as PhotoEditor } from "../picture-editor.tsx";
