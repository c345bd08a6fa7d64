// Which back end the browser app talks to. Replace this file where the app is served; nothing here is secret.
window.__APP_CONFIG__ = { envId: '', host: '' }
