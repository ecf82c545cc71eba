import type { ReactNode } from "react";
import { Note } from "../../ui/Note.tsx";

/** Says the same for every address: whether it has an account, only its owner learns, by mail. */
export function MailSent({ email, children }: { email: string; children: ReactNode }) {
  return (
    <div role="status">
      <Note tone="good" title="Look at your mail">
        <p>A mail to {email} is on its way. It may take a minute, and may be among the junk.</p>
        <p>{children}</p>
      </Note>
    </div>
  );
}
