// The tab "Kho văn bản".
onTab("kho-van-ban", async () => {
  await ready;
  show(find("danh-sach"), await call("list_documents", {}));
});
