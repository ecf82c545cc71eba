import "./run.css";
import { ScrollPre } from "../../ui/ScrollPre.tsx";

type PrintedProps = { stdout: string; stderr: string; title?: string };

/** The output of a run; empty streams are left out. */
export function Printed({ stdout, stderr, title = "Printed" }: PrintedProps) {
  return (
    <>
      {stdout !== "" && <Stream title={title} text={stdout} />}
      {stderr !== "" && <Stream title="Printed as errors" text={stderr} />}
    </>
  );
}

function Stream({ title, text }: { title: string; text: string }) {
  return (
    <figure className="printed">
      <figcaption>{title}</figcaption>
      <ScrollPre label={title}>{text}</ScrollPre>
    </figure>
  );
}
