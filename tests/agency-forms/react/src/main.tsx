import { createRoot } from "react-dom/client";

import { App } from "./App";
import "../../support/app.css";

createRoot(document.getElementById("app") as HTMLElement).render(<App />);
