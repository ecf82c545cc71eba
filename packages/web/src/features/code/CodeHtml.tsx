import { ScrollPre } from "../../ui/ScrollPre.tsx";

type CodeHtmlProps = { html: string; label: string };

/** Code that the server has escaped and highlighted. */
export function CodeHtml({ html, label }: CodeHtmlProps) {
  return (
    <ScrollPre className="code" label={label}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by the server from the track's own code. */}
      <code dangerouslySetInnerHTML={{ __html: html.trimEnd() }} />
    </ScrollPre>
  );
}
