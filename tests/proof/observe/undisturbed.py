"""Keep Ctrl-C out of the instant in which Sanic's main process cannot take it."""

import signal


def undisturbed(callmethod):
    """Let Ctrl-C wait until a question to the process that holds the workers' states has its answer.

    Sanic's main process asks several times a second. Its signal handler asks too, over the same connection: when
    Ctrl-C falls between question and answer, each gets the other's answer, and Sanic 25.12 ends with ``'NoneType'
    object has no attribute 'get'``. It happens by chance, rarely, and always when the signal is sent at that point.
    """

    def undisturbed_callmethod(*args, **kwargs):
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
        try:
            return callmethod(*args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    return undisturbed_callmethod
