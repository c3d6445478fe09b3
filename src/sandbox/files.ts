import {
  createFiles,
  type FileAttachmentOf,
  type FilesHost,
  type FilesMessage,
} from "../kernel/runtime/files/file-attachment.ts";

/** Fed to the kernel frame when a cell first uses `FileAttachment`; it resolves once the names of the files came. */
export let FileAttachment: Promise<FileAttachmentOf>;

/** The kernel says how the host is asked; called once, before anyone else has this module. Returns who hears the host. */
export function connect(host: FilesHost): (message: FilesMessage) => void {
  const files = createFiles(host);
  FileAttachment = files.fileAttachment;
  return files.receive;
}
