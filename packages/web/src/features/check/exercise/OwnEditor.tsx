import { CopyField } from "../../../ui/CopyField.tsx";
import { setFollowing, useFollowing } from "./following.ts";

/** How to work on an exercise in an editor. While it is open, the page follows what happens there. */
export function OwnEditor({ exercise }: { exercise: string }) {
  return (
    <details open={useFollowing()} onToggle={({ currentTarget }) => setFollowing(currentTarget.open)}>
      <summary>In your own editor</summary>
      <div className="stack-s">
        <CopyField
          label="Type this in a terminal"
          value={`aulo code ${exercise}`}
          copied="The command is copied."
        />
        <p className="small soft">
          It puts the files into a folder, and each save runs the tests. While this is open, each save and its
          result come here. In a clone of Aulo, type <code>npm run aulo --</code> in place of{" "}
          <code>aulo</code>. If the terminal says that the exercise is not open, it knows you as somebody
          else: make a link in the settings, and type <code>aulo sign-in</code>.
        </p>
      </div>
    </details>
  );
}
