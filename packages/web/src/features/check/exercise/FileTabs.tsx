import { count } from "@aulo/contract/words/quantities";
import { Tabs } from "radix-ui";
import type { ReactNode } from "react";

export type FileTab = { path: string; readOnly: boolean; errors: number };

type FileTabsProps = {
  label: string;
  tabs: readonly FileTab[];
  /** Path of the open file. */
  open: string;
  onOpen: (path: string) => void;
  /** The open file. It stays mounted when another tab is opened. */
  children: ReactNode;
};

/** Tabs of files, with the number of errors that are marked in each. */
export function FileTabs({ label, tabs, open, onOpen, children }: FileTabsProps) {
  return (
    <Tabs.Root value={open} onValueChange={onOpen}>
      <Tabs.List className="tabs" aria-label={label}>
        {tabs.map(({ path, readOnly, errors }) => (
          <Tabs.Trigger key={path} value={path} className="tab">
            {path}
            {readOnly && <span className="soft"> (read only)</span>}
            {errors > 0 && (
              <span className="tab-errors">
                <span className="unseen"> ({count(errors, "error")})</span>
              </span>
            )}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content value={open} tabIndex={-1}>
        {children}
      </Tabs.Content>
    </Tabs.Root>
  );
}
