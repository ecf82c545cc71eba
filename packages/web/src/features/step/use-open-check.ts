import { endpoints, type Purpose } from "@aulo/contract";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { call } from "../../api/call.ts";
import { queries } from "../../api/queries.ts";
import { queryClient } from "../../api/query-client.ts";
import { paths } from "../../paths.ts";

/** Opens a check, or finds the open one, and navigates to it. */
export function useOpenCheck() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: { purpose: Purpose; concept: string }) => call(endpoints.openCheck, { body }),
    onSuccess: (check) => {
      queryClient.setQueryData(queries.check(check.id).queryKey, check);
      return navigate(paths.check(check.id));
    },
  });
}
