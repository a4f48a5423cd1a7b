import { useEffect, useState } from "react";

import { Referral } from "./Referral";

/** Three views with an address each, and no page loads between them. */
export function App() {
  const [path, setPath] = useState(location.pathname);

  useEffect(() => {
    const back = () => setPath(location.pathname);
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);

  const go = (to: string) => {
    history.pushState(null, "", to);
    setPath(to);
  };

  return (
    <main>
      {path === "/referral" ? (
        <>
          <h1>New referral</h1>
          <button type="button" onClick={() => go("/")}>
            Back to the list
          </button>
          <Referral sent={() => go("/sent")} />
        </>
      ) : path === "/sent" ? (
        <h1>Thank you</h1>
      ) : (
        <>
          <h1>My referrals</h1>
          <p>You have not made a referral yet.</p>
          <button type="button" onClick={() => go("/referral")}>
            Start a referral
          </button>
        </>
      )}
    </main>
  );
}
