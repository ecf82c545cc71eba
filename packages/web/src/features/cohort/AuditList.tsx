import "./cohort.css";
import { Button } from "../../ui/Button.tsx";
import { toMoment } from "../../words/moments.ts";

/** `older`: the query of the pages. */
type AuditListProps = {
  lines: readonly { id: number; at: string; says: string }[];
  older: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
};

/** Lines of an audit log, newest first, with a way to the older ones. */
export function AuditList({ lines, older }: AuditListProps) {
  return (
    <div className="stack-s">
      <ul className="plain-list cohort-list">
        {lines.map(({ id, at, says }) => (
          <li key={id}>
            <p>{says}</p>
            <p className="small soft">{toMoment(at)}</p>
          </li>
        ))}
      </ul>
      {older.hasNextPage && (
        <div>
          <Button disabled={older.isFetchingNextPage} onClick={() => void older.fetchNextPage()}>
            Show older entries
          </Button>
        </div>
      )}
    </div>
  );
}
