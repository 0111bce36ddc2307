// Hands a page on: by the phone's own sheet (Zalo, Messenger, mail), or its address into the clipboard.
const button = document.querySelector("[data-share]");
const said = button.parentElement.querySelector("[role=status]");

async function share() {
  const page = { title: document.querySelector("h1").textContent, url: document.querySelector("link[rel=canonical]").href };
  if (navigator.share) {
    await navigator.share(page).catch(() => {}); // closed without choosing
    return;
  }
  try {
    await navigator.clipboard.writeText(`${page.title}\n${page.url}`);
    said.textContent = "Đã chép địa chỉ. Dán vào tin nhắn để gửi.";
  } catch {
    said.textContent = `Chép địa chỉ này để gửi: ${page.url}`;
  }
}

button.hidden = false;
button.addEventListener("click", share);
