// Where a file is to be sent: by PUT, or as a form of fields (S3).
import * as z from "zod";

export const UploadTicket = z.object({
  method: z.enum(["PUT", "POST"]),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  fields: z.record(z.string(), z.string()).optional(),
});
export type UploadTicket = z.output<typeof UploadTicket>;
