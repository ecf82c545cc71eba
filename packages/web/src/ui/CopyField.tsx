import { useId } from "react";
import { announce } from "./announce.tsx";
import { Button } from "./Button.tsx";

type CopyFieldProps = {
  label: string;
  value: string;
  /** Said once the value is copied. */
  copied: string;
};

/** A text to take along, with a button that copies it where the browser allows that. */
export function CopyField({ label, value, copied }: CopyFieldProps) {
  const id = useId();
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    announce(copied);
  };
  return (
    <div className="stack-s">
      <label className="legend" htmlFor={id}>
        {label}
      </label>
      <div className="copy-row">
        <input
          id={id}
          className="input mono"
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        {window.isSecureContext && <Button onClick={() => void copy()}>Copy</Button>}
      </div>
    </div>
  );
}
