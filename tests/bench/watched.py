"""`python -m tests.bench.watched ARGUMENTS`: runs Python with them; the last line of standard error is the most memory
(in kilobytes) that it or one of its children took.
"""

import resource
import subprocess
import sys

if __name__ == "__main__":
    done = subprocess.run([sys.executable, *sys.argv[1:]])
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
    sys.exit(done.returncode)
