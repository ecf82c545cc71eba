import { endpoints, type Role } from "@aulo/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { callWithoutReply } from "../../api/call.ts";
import { queryClient } from "../../api/query-client.ts";
import { ProblemNote } from "../../features/problem/ProblemNote.tsx";
import { announce } from "../../ui/announce.tsx";
import { Button } from "../../ui/Button.tsx";
import { Section } from "../../ui/Section.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { toDay } from "../../words/moments.ts";
import { adminQueries } from "./admin-queries.ts";

/** Each role with its rights beyond those of the one before. */
const ROLES: readonly { name: Role; may: string }[] = [
  { name: "learner", may: "learns" },
  { name: "mentor", may: "may also open classes" },
  { name: "admin", may: "may also give roles, set limits and read the audit log" },
];

/** Finds somebody by the address of their account, and gives them a role. */
export function RoleSection() {
  const [typed, setTyped] = useState("");
  const [email, setEmail] = useState<string | null>(null);
  const found = useQuery({ ...adminQueries.person(email ?? ""), enabled: email !== null });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setEmail(typed.trim());
  };
  return (
    <Section title="Roles" says="The person sees in their settings who gave them a role or looked it up.">
      <form className="stack" onSubmit={submit}>
        <TextField
          label="E-mail address of the account"
          type="email"
          required
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <div>
          <Button type="submit" disabled={found.isFetching}>
            Find the person
          </Button>
        </div>
      </form>
      <ProblemNote error={found.error} />
      {email !== null && found.data !== undefined && (
        <Person key={found.data.learner} email={email} person={found.data} />
      )}
    </Section>
  );
}

type PersonProps = { email: string; person: { learner: string; role: Role; since: string } };

function Person({ email, person: { learner, role, since } }: PersonProps) {
  const [chosen, setChosen] = useState<Role>(role);
  const give = useMutation({
    mutationFn: () =>
      callWithoutReply(endpoints.setRole, { params: { learnerId: learner }, body: { role: chosen } }),
    onSuccess: async () => {
      announce(`${email} has the role “${chosen}” now.`);
      await queryClient.invalidateQueries({ queryKey: ["admin"] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p role="status">
        <span className="cohort-name">{email}</span> is here since {toDay(since)}, with the role “{role}”.
      </p>
      <fieldset className="stack-s">
        <legend>Role</legend>
        {ROLES.map(({ name, may }) => (
          <label key={name} className="tick">
            <input
              type="radio"
              name="role"
              value={name}
              checked={chosen === name}
              onChange={() => setChosen(name)}
            />{" "}
            {name}: {may}
          </label>
        ))}
      </fieldset>
      <ProblemNote error={give.error} />
      <div>
        <Button type="submit" disabled={give.isPending || chosen === role}>
          Give this role
        </Button>
      </div>
    </form>
  );
}
