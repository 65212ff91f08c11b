// How the offline part reaches the server: the shell gives it, with the sign-in inside.
import type { UploadTicket } from "../../core/upload-ticket.ts";

export type Reply = { status: number; body: unknown };

/** Rejects when the network failed; a reply of any status is an answer. Paths are below `/api/v1`, such as `/sync`. */
export interface Connection {
  request(method: "GET" | "POST" | "PUT", path: string, body?: unknown): Promise<Reply>;
  /** Puts bytes where an upload ticket says; answers the HTTP status. */
  upload(ticket: UploadTicket, bytes: ArrayBuffer, contentType: string): Promise<number>;
}
