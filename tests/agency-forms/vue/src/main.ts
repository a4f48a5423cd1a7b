import "referral-consent/element";
import "referral-consent/style.css";
import { createApp } from "vue";

import App from "./App.vue";
import "../../support/app.css";

createApp(App).mount("#app");
