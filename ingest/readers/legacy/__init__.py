"""Vietnamese encodings from before Unicode: TCVN3 (“.Vn” fonts, ABC) and VNI."""
