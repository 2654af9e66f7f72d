// Browsers start no worker from a file:// page. There, run its script in a hidden frame.
if (location.protocol === "file:") {
  window.Worker = class {
    constructor(url) {
      this.onmessage = this.onerror = this.ready = null;
      this.waiting = [];
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.appendChild(this.frame);
      const inner = this.frame.contentWindow;
      inner.postMessage = (data) => {
        const copy = structuredClone(data);
        setTimeout(() => this.onmessage && this.onmessage({ data: copy }));
      };
      const script = inner.document.createElement("script");
      script.src = new URL(url, location.href).href;
      script.onload = () => {
        this.ready = inner;
        this.waiting.splice(0).forEach((data) => this.deliver(data));
      };
      script.onerror = (error) => this.onerror && this.onerror(error);
      inner.document.body.appendChild(script);
    }
    // A worker gets a copy of a message, later.
    postMessage(data) {
      const copy = this.frame.contentWindow.structuredClone(data);
      if (this.ready) this.deliver(copy);
      else this.waiting.push(copy);
    }
    deliver(data) {
      setTimeout(() => this.ready.onmessage({ data }));
    }
    terminate() {
      this.frame.remove();
    }
  };
}
