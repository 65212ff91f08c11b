// The shelf of the open form; one in memory where the form was given none.
import type { FileShelf } from "../offline/file-shelf.ts";
import { memoryShelf } from "../offline/files.ts";
import { useForm } from "./form-context.ts";

const inMemory = memoryShelf();

export const useShelf = (): FileShelf => useForm().shelf ?? inMemory;
