# Sourced by ./run and ./test: sets $python to an interpreter that is new enough, or ends with one sentence.

find_python() {
  local name seen=""
  for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    command -v "$name" >/dev/null 2>&1 || continue
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      python=$name
      return
    fi
    seen=$("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || echo "$name")
  done
  if [ -n "$seen" ]; then
    echo "践诺需要 Python 3.11 以上，这台机器只有 $seen：请安装新版后重试。 Jiannuo needs Python 3.11 or newer and found only $seen: install a newer one and run this again." >&2
  else
    echo "没有找到 Python：请安装 Python 3.11 以上（Debian：apt install python3 python3-venv）后重试。 No Python found: install Python 3.11 or newer (Debian: apt install python3 python3-venv) and run this again." >&2
  fi
  exit 1
}
