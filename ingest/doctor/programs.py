"""External programs, all optional: without one, only the files that need it fail."""

from ingest.doctor.finding import Finding, ok, warning
from ingest.readers import soffice
from ingest.readers.ocr import tesseract as ocr

_TESSERACT = "Nhận dạng chữ (Tesseract)"
_INSTALL_TESSERACT = (
    "Không đọc được PDF quét và ảnh. Cài: Debian/Ubuntu “sudo apt install tesseract-ocr "
    "tesseract-ocr-vie”; macOS “brew install tesseract tesseract-lang”; Windows: bộ cài của "
    "UB Mannheim, chọn thêm tiếng Việt, rồi thêm vào PATH."
)
_LIBREOFFICE = "Tệp Word đời cũ (LibreOffice)"
_INSTALL_LIBREOFFICE = (
    "Không đọc được tệp .doc. Cài: Debian/Ubuntu “sudo apt install libreoffice-writer”; macOS "
    "“brew install --cask libreoffice”; Windows: bộ cài từ libreoffice.org, rồi thêm thư mục "
    "program vào PATH. Hoặc lưu tệp lại thành .docx."
)


def tesseract() -> Finding:
    lacking = ocr.missing()
    if lacking:
        return warning(_TESSERACT, lacking, _INSTALL_TESSERACT)
    return ok(_TESSERACT, f"{ocr.program()}, có dữ liệu tiếng Việt")


def libreoffice() -> Finding:
    command = soffice.program()
    if command is None:
        return warning(_LIBREOFFICE, "chưa cài LibreOffice", _INSTALL_LIBREOFFICE)
    return ok(_LIBREOFFICE, command)
