"""Vietnamese for the few words of Gradio's own that a reader can meet."""

BUILTIN_STRINGS: dict[str, str] = {
    "common.error": "Lỗi",
    "common.loading": "Đang tải",
    "common.empty": "Trống",
    "common.submit": "Gửi",
    "common.clear": "Xóa",
    "common.language": "Ngôn ngữ",
    "common.settings": "Cài đặt",
    "blocks.connection_can_break": "Kết nối có thể đứt khi trang bị ẩn hoặc máy ngủ.",
    "blocks.long_requests_queue": "Có nhiều yêu cầu đang chờ.",
    "blocks.lost_connection": "Mất kết nối vì đã rời trang. Đang nối lại…",
    "blocks.waiting_for_inputs": "Hãy đợi tệp được tải lên xong.",
    "errors.build_error": "Trang bị lỗi khi tạo.",
    "errors.config_error": "Cấu hình của trang bị lỗi.",
    "errors.contact_page_author": "Hãy báo cho người phụ trách.",
    "errors.no_app_file": "Thiếu tệp của chương trình.",
    "errors.runtime_error": "Chương trình gặp lỗi khi chạy.",
    "status.queue_position": "Đang chờ: {position}/{size}",
}
