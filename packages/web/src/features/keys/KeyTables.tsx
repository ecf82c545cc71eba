import { KEY_LIST, type KeyEntry } from "./key-list.ts";

/** Every keyboard shortcut, in a table for each place. */
export function KeyTables() {
  return (
    <>
      {KEY_LIST.map(({ where, keys }) => (
        <section key={where} className="stack-s">
          <h3>{where}</h3>
          <table className="keys-table">
            <tbody>
              {keys.map((entry) => (
                <KeyRow key={entry.does} {...entry} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

function KeyRow({ keys, does }: KeyEntry) {
  return (
    <tr>
      <th scope="row">
        {keys.map((key, index) => (
          <span key={key}>
            {index > 0 && " "}
            <kbd>{key}</kbd>
          </span>
        ))}
      </th>
      <td>{does}</td>
    </tr>
  );
}
