import "./cohort.css";

type SharedProps = { shared: readonly string[]; kept: readonly string[] };

/** Everything that a mentor sees of a member, and what stays private. */
export function Shared({ shared, kept }: SharedProps) {
  return (
    <div className="stack">
      <h2>Your mentor sees</h2>
      <ul className="shared-list">
        {shared.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <h2>Your mentor does not see</h2>
      <ul className="shared-list">
        {kept.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </div>
  );
}
