# Sourced. A private apt state for another suite of the machine's own Debian mirror, so that the system's stays as it is.

# private_sources DIR TYPE SUITE: sets APT_PRIVATE to the options that use it. TYPE is deb or deb-src.
private_sources() {
  local dir=$1 type=$2 suite=$3 uri
  mkdir -p "$dir"/{lists/partial,cache/archives/partial}
  uri=$(debian_mirror)
  printf 'Types: %s\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
    "$type" "$uri" "$suite" > "$dir/private.sources"
  APT_PRIVATE=(-o Dir::Etc::sourcelist="$dir/private.sources" -o Dir::Etc::sourceparts=/dev/null
    -o Dir::State::lists="$dir/lists" -o Dir::Cache="$dir/cache" -o APT::Sandbox::User=root)
}

# The mirror that this machine gets bookworm from: the entry with its suite and its component main, for others name their
# suites after Debian's too.
debian_mirror() {
  local uri
  uri=$(for file in /etc/apt/sources.list.d/*.sources; do cat "$file" 2>/dev/null; echo; done | awk '
    function done() { if (uri != "" && suite && main) { print uri; found = 1; exit } uri = ""; suite = main = 0 }
    /^[ \t]*$/ { done() }
    /^URIs:/ { uri = $2 }
    /^Suites:/ { for (i = 2; i <= NF; i++) if ($i == "bookworm") suite = 1 }
    /^Components:/ { for (i = 2; i <= NF; i++) if ($i == "main") main = 1 }
    END { if (!found) done() }')
  [ -n "$uri" ] || uri=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
    awk '$1 == "deb" { i = $2 ~ /^\[/ ? 3 : 2; while ($(i) ~ /\]$/) i++; if ($(i + 1) == "bookworm" && / main( |$)/) { print $(i); exit } }')
  if [ -z "$uri" ]; then
    echo "No Debian mirror for bookworm is named in /etc/apt. Khabar's set-up is for Debian bookworm." >&2
    return 1
  fi
  echo "$uri"
}
