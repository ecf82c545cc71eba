export async function notifyAll(members, { send, log }) {
  const failed = [];
  for (const { id, email, wantsMail } of members) {
    if (!wantsMail) continue;
    try {
      await send({ to: email, subject: "We open at ten" });
    } catch (error) {
      log("mail not sent", id);
      failed.push(id);
    }
  }
  return { sent: members.filter(({ wantsMail }) => wantsMail).length - failed.length, failed };
}
