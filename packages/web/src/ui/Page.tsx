import type { ReactNode } from "react";
import { FocusHeading } from "./FocusHeading.tsx";

type PageProps = {
  /** Also the title of the browser's tab. */
  title: string;
  /** A short line above the heading. */
  over?: ReactNode;
  width?: "column" | "wide";
  children: ReactNode;
};

/** A page with its heading, which takes the focus. */
export function Page({ title, over, width = "column", children }: PageProps) {
  return (
    <div className={width === "column" ? "column stack-l" : "stack-l"}>
      <title>{`${title} · Aulo`}</title>
      <header className="stack-s">
        {over !== undefined && <p className="over">{over}</p>}
        <FocusHeading>{title}</FocusHeading>
      </header>
      {children}
    </div>
  );
}
